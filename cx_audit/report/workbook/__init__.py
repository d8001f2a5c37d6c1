"""The figures of a report: what stands in the workbook, and as an Excel file."""
