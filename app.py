"""Start the page: ``python app.py``."""

from summarizer.page import launch

if __name__ == "__main__":
    launch()
