"""Phase `report`: figures, the HTML report and the manifest."""
