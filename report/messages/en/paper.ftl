# What the paper says beside the sentences of the report.
paper-short = Paper
paper-title = What the networks do: a generative adversarial network, taken apart
paper-subtitle = glassgan, preset { $preset }. Every sentence and number is read from result files.
paper-abstract = Summary
paper-findings = The clearest findings, of claims that were written down before they were tested, each with its size and what chance gives:
paper-method = How it was measured
paper-figure = Figure
paper-references = References
paper-made = How this paper is made
paper-measured = Text and figures come from the results of one run of the workflow. The figures, at the widths that <code>params.yaml</code> gives them, are drawn again by:
