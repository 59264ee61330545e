"""Turn the text of the case study into a page of HTML that holds its pictures."""

from glassgan import cli, files
from glassgan.report import page

with cli.script(
    __doc__, text="Markdown; pictures lie beside it", template="Jinja", output="output: HTML"
) as args:
    content = {"content": page.from_markdown(args.text)}
    files.write_bytes(args.output, page.render(args.template, content).encode())
