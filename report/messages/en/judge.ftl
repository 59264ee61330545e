judge-calibration-title = How far the judge can be trusted
judge-calibration-alt = { -data.labels ->
   *[yes] On the left the judge's accuracy against its confidence, points with intervals beside the diagonal of a calibrated judge; on the right a table of true against judged classes, with a column for abstentions.
    [no] Words that say why there is nothing to see.
}
judge-calibration-caption = { -data.labels ->
   *[yes] On { -data }'s test images. (a) Accuracy against calibrated confidence in bins of equal width, with 95 % Wilson intervals and the number of images. (b) Confusion: counts of true and judged classes.
    [no] { -data } has no labels, so that there is no judge.
}

# Classes that are taken for one another.
judge-unlabelled = { -data } has no labels, so the judge names nothing. It is an encoder, trained on the images alone, and its features serve for distances. Its accuracy, its calibration and the classes that it confuses are left out.
judge-confused = Classes taken for one another
judge-confused-none = On { $images } test images it takes no class for another.
judge-confused-most = What the judge confuses, no analysis behind it can tell apart. Most often it takes { $first } and { $second } for one another: { $share } [{ $low }, { $high }] of { $images } test images of the two.
judge-confused-shown = { $pairs ->
    [one] The one pair that it confuses
   *[other] { $shown } of { $pairs } pairs that it confuses, the most confused first
}
judge-confused-pair = Pair
judge-confused-two = { $first } and { $second }
judge-confused-share = Confused
judge-confused-interval = 95 %
judge-confused-ways = First as second, second as first
judge-confused-both = { $there }, { $back }
judge-confused-images = Images of both
judge-confused-order = By the class that is most probable to the judge, whether or not it abstains. Wilson intervals, each of its pair alone: the same images put the pairs in order, so those of the first ones lie somewhat high.
judge-band = [{ $low }, { $high }]

# Factors.
judge-factors = Factors read off images
judge-factors-unknown = What its images were made of is not known of { -data }, so no factors are read off them.
judge-factors-read = A network reads off an image what it was made of. Below is how well it does so on { $images } test images, none of which it was trained on, with 95 % bootstrap intervals.
judge-factor = Factor
judge-factor-r-squared = R²
judge-factor-rank = Rank correlation
judge-factor-error = Median error
judge-factor-value = { $value } [{ $low }, { $high }]
judge-factor-off = { $error } { $unit }

# Known changes.
judge-changes = Does what is measured move as it should?
judge-changes-what = Known changes were made to { $images } test images, and everything was measured before and after. Of { $known } movements that are known beforehand, { $right } come out as they should: the median misses what is expected by at most half of it, or by a tenth of the most that any of the changes moves the concept.
judge-changes-of = { $concept }: { $right } of { $known } as it should
judge-changes-open = { $concept }: nothing is known beforehand
judge-change = Change
judge-change-expected = Expected
judge-change-found = Found
judge-change-images = 95 % of images
judge-change-verdict = As it should
judge-change-right = yes
judge-change-wrong = no
judge-change-unit = Medians over images, in the unit: { $unit }. A dash (–) stands where nothing is known beforehand.
judge-change-thicken = Thickened, radius { $amount } px
judge-change-shear = Sheared by { $amount }°
judge-change-scale = Scaled by { $amount }
judge-change-shift-right = Moved right by { $amount } px
judge-change-shift-down = Moved down by { $amount } px
judge-change-brighten = Mixed with white, share { $amount }
judge-change-darken = Mixed with black, share { $amount }
judge-change-take-contrast = Mixed with grey, share { $amount }
judge-change-blur = Blurred, width { $amount } px
judge-change-mirror = Mirrored
judge-change-mix-with-the-mirror-image = Mixed with the mirror image, share { $amount }
judge-change-turn-hues = Hues turned by { $amount }°
judge-change-take-colour = Mixed with its own grey, share { $amount }
