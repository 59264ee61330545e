"""Write down what analyses say of other networks and of the rest of training, beforehand."""

from glassgan import cli, files

with cli.script(
    __doc__,
    effects="of the units of all runs, gathered",
    matches=cli.several("counterparts, …/subject/matches.parquet", least=0),
    sets=cli.several("…/subject/seed/sets.safetensors", least=0),
    asked=cli.several("…/subject/seed/class_push.parquet", least=0),
    predictions="output: Parquet",
) as args:
    import pandas as pd

    from glassgan.claims import predictions

    effects, found = files.read_table(args.effects), [predictions.table([])]
    for path in args.matches:
        subject = path.split("/")[-2]
        own = [file for file in args.sets if file.split("/")[-3] == subject]
        artifacts = {int(file.split("/")[-2]): files.read_arrays(file)[1] for file in own}
        matches = files.read_table(path)
        found.append(predictions.of_subject(effects, matches, artifacts, subject))
    for path in args.asked:
        subject, seed = path.split("/")[-3:-1]
        found.append(predictions.of_classes(files.read_table(path), subject, int(seed)))
    files.write_table(args.predictions, pd.concat(found, ignore_index=True))
