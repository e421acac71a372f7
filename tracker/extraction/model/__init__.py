"""The files of the trained model that the splitter ships with; see CARD.md."""
