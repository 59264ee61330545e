"""Measure the judge on MNIST's test images: accuracy, calibration, confusion, a second judge.

And the morphometry, which judges no digit but the shape of its stroke.
"""

import math

from glassgan import cli, files

TRANSFORMED = 500  # test images, at most, on which the morphometry is tried


def main() -> None:
    """Judge the test images, write three tables and the numbers in short."""
    parser = cli.parser(__doc__)
    parser.add_argument("--judge", required=True)
    parser.add_argument("--second", required=True, help="a judge of another seed")
    parser.add_argument("--data", required=True, help="the prepared test images")
    parser.add_argument("--metrics", required=True, help="output: JSON")
    parser.add_argument("--calibration", required=True, help="output: Parquet")
    parser.add_argument("--confusion", required=True, help="output: Parquet")
    parser.add_argument("--morphometry", required=True, help="output: Parquet")
    cli.add_torch_options(parser)
    args = parser.parse_args()

    cli.use(args.threads, args.device)
    from glassgan.data.images import to_network
    from glassgan.judge import measures, network, transformations
    from glassgan.judge.agreement import agreement
    from glassgan.prepare import splits

    data, _ = files.read_tensors(args.data)
    judge = network.load(args.judge, args.device)
    images = to_network(data["images"])
    verdict = judge(images.to(args.device))
    agreed = agreement(verdict, network.load(args.second, args.device)(images.to(args.device)))
    labels = data["labels"].numpy()
    judged, accepted = verdict.labels.cpu().numpy(), verdict.accepted.cpu().numpy()
    correct = judged == labels

    fine = measures.calibration(verdict.confidence.cpu().numpy(), correct)
    files.write_table(args.calibration, fine)
    files.write_table(args.confusion, measures.confusion(labels, verdict.classes().cpu().numpy()))
    chosen = splits.drawn(len(images), TRANSFORMED, "images of the morphometry", 0)
    digits = images[chosen][:, 0].numpy()
    files.write_table(args.morphometry, transformations.validation(digits))
    files.write_json(
        args.metrics,
        {
            "test_images": len(labels),
            "accuracy": float(correct.mean()),
            "accuracy_where_accepted": float(correct[accepted].mean()) if accepted.any() else None,
            "abstains": float(1 - accepted.mean()),
            "calibration_error": measures.expected_calibration_error(fine),
            "temperature": judge.temperature,
            "second": {
                name: None if math.isnan(value) else value for name, value in agreed.items()
            },
        },
    )


if __name__ == "__main__":
    cli.run(main)
