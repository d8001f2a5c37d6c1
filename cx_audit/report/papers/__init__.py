"""The papers for a team: briefing, agenda and field sheets."""
