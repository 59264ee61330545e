"""Turn the text of the case study into a page of HTML that holds its pictures."""

from glassgan import cli, files
from glassgan.report import page


def main() -> None:
    """Read Markdown, write HTML."""
    parser = cli.parser(__doc__)
    parser.add_argument("--text", required=True, help="Markdown; pictures lie beside it")
    parser.add_argument("--template", required=True)
    parser.add_argument("--output", required=True, help="output: HTML")
    args = parser.parse_args()
    content = {"content": page.from_markdown(args.text)}
    files.write_bytes(args.output, page.render(args.template, content).encode())


if __name__ == "__main__":
    cli.run(main)
