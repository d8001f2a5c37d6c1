"""Papers: display-ready views, and the Markdown and HTML that are made from them."""
