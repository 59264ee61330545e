features-short = Layers
features-title = How does noise become an image?

features-answer-read = { $runs ->
    [one] In { $all ->
        [one] the one run
       *[other] one of { $all } runs
    }
   *[other] In { $runs } of { $all } runs
} a linear probe reads the class of an image off the noise that it is drawn from with balanced accuracy { $first }, and off the last hidden layer of the generator with { $last }; where labels are shuffled it stays below { $bound } in 97.5 % of draws.
features-answer-apart = { $grown ->
    [0] In none of them does the whole 95 % interval of the last hidden layer lie above that of the noise: that the layers take the classes apart is not shown.
    [one] In one of { $runs } the whole 95 % interval of the last hidden layer lies above that of the noise: there the layers take the classes apart.
   *[other] In { $grown } of { $runs } the whole 95 % interval of the last hidden layer lies above that of the noise: there the layers take the classes apart.
}
features-answer-shallow = { $runs ->
    [one] One generator has no hidden layer; off its noise the class is read with balanced accuracy { $first }, where shuffled labels stay below { $bound } in 97.5 % of draws.
   *[other] { $runs } generators have no hidden layer; off their noise the class is read with balanced accuracy { $first }, where shuffled labels stay below { $bound } in 97.5 % of draws.
}
features-answer-dimension = { $read ->
    [0] The noise fills { $noise } dimensions, the images fill { $image } (effective dimension).
   *[other] Where there is a class to read, the noise fills { $noise } dimensions and the images fill { $image } (effective dimension).
}
features-answer-unread = { -data.labels ->
   *[yes] { $runs ->
        [one] The generator of { $names } draws fewer than two classes that the judge recognises, so there is no class to be read off its layers.
       *[other] { $runs } generators draw fewer than two classes that the judge recognises, so there is no class to be read off their layers: { $names }.
    }
    [no] { -data } has no labels, so there is no class to be read off layers.
}
features-answer-lost = { $runs ->
    [one] Of one run, what the layers hold is left out: a job failed.
   *[other] Of { $runs } runs, what the layers hold is left out: a job failed.
}

features-layers = What the layers hold
features-layers-what = A row a layer of the generator; the first row of a run is the noise itself.
features-layer = Layer
features-width = Width
features-dimension-untrained = Effective dimension, untrained
features-dimension = Effective dimension
features-accuracy = Balanced accuracy of a linear probe for the class
features-shuffled = Shuffled labels stay below
features-one = Run by run
features-unread = { -data.labels ->
   *[yes] The generator draws fewer than two classes that the judge recognises, so there is no class to be read off its layers.
    [no] { -data } has no labels, so there is no class to be read off its layers.
}
features-no-hidden = There is no hidden layer to read the class off.
features-no-discriminator = { $subject } has no discriminator, so the images that its units ask for are left out.
features-lost = What the layers hold is left out.

features-method = <b>Reading the class.</b> A bank of latents is drawn once and halved. On the discovery half a linear probe (ridge regression) learns to name the class that the judge sees in the image from what a layer holds; on the held-out half it is tested. Its penalty is the one with which it errs least on samples of the discovery half that are left out one at a time, for each layer anew, since layers differ in width and scale. Samples on which the judge abstains are left out, and so are classes with fewer than ten samples in a half; fewer than two classes, and there is nothing to read. The measure is balanced accuracy, the mean over the classes of the share of each that is found, since classes are not drawn equally often; for the same reason the probe names the class that is likeliest relative to how often it is drawn. Its 95 % interval is a bootstrap of the held-out half; beside it stands what the labels of the held-out half give when they are shuffled (the bound that 97.5 % of draws stay below). The latents and the last hidden layer are compared whatever came out.

    <b>Effective dimension.</b> The participation ratio of the covariance of what a layer holds over the bank: as many dimensions as would share the variance equally.

    <b>What a probe tells.</b> That a class can be read off a layer does not say that later layers use it; what units do is another question, of the page on <a href="units.html">units</a>.

    <b>Units as pictures.</b> Weights are those between single units and the image, where a layer is fully connected to it. Images that make a hidden unit of the discriminator most active are found by gradient ascent, within the typical distance of a real image from the mean image; shown are the units that best tell real from generated images on the discovery half.

features-answer-title = How well the class of the image is read off each layer
features-answer-alt = A panel for each kind of network, a line for each run: balanced accuracy of a linear probe for the class from the noise at the left to the image at the right, with error bars, and far below them a grey band where shuffled labels lie. { -data.labels ->
   *[yes] Networks that draw fewer than two classes have an empty panel.
    [no] { -data } has no labels, so that all panels are empty.
}
features-answer-caption = Balanced accuracy with which a linear probe reads the class of the image off the latents and each layer of the generator, at the last checkpoint of each run, on held-out latents; bars are 95 % intervals, grey is the middle 95 % of what shuffled labels give (over all runs of a panel). { -data.labels ->
   *[yes] A run without a line draws fewer than two classes.
    [no] { -data } has no labels, so that there is no class to be read.
}
features-generator_layers-title = From noise to image, layer by layer
features-generator_layers-alt = At the top a grid: for each of some latents, in a row, what every layer of the generator holds, as coloured blocks that end in a picture of { -a-kind }. Below, scatter plots of many latents in two dimensions at each layer{ -data.labels ->
   *[yes] , coloured by class; at the bottom two line charts by layer, effective dimension and balanced accuracy.
    [no] ; at the bottom a line chart of the effective dimension by layer.
}
features-generator_layers-caption = (a) What each layer of the generator holds of the same held-out latents, a row each (blue negative, white zero, red positive): a vector folded into a block, the maps of a convolutional layer side by side; the width stands above. (b) Held-out latents in the plane of the first two principal axes of each layer, which were found on the other half{ -data.labels ->
   *[yes] ; colours are the classes that the judge sees in the image (none: it abstains). (c) Effective dimension in each layer. (d) Balanced accuracy with which a linear probe reads the class of the image off each layer, with 95 % intervals, beside shuffled labels.
    [no] . (c) Effective dimension in each layer. (d) is empty: { -data } has no labels, and no class can be read.
}
features-unit_pictures-title = Units as pictures
features-unit_pictures-alt = Rows of small square pictures: weights of units of the generator and of the discriminator in red and blue, and grey images that make units of the discriminator most active; below each the number of its unit.
features-unit_pictures-caption = As far as there are such. First row: weights from single units of the generator's last hidden layer to the image, for the units that move it most (number of the unit below). Second row: weights from the image to units of the discriminator's first layer. Red positive, blue negative, each on its own scale; a row of weights needs a layer that is fully connected to the image. Further rows: images that make a hidden unit of the discriminator most active; below them the number of the unit and its held-out AUROC (above 0.5: more active on real images).
features-discriminator_layers-title = Real and generated images in the layers of the discriminator
features-discriminator_layers-alt = At the top a scatter plot for each layer of the discriminator, real images as blue dots and generated ones as orange triangles, and histograms of the logit. Below, two line charts of the area under the ROC curve: by layer at the last checkpoint, and by epoch for every layer, with chance at one half as a dotted line.
features-discriminator_layers-caption = (a) Held-out test images of { -data } and generated images in the plane of the first two principal axes of each layer of the discriminator; the axes were found on the other halves. (b) Area under the ROC curve of two directions fitted on the discovery halves and tested on the held-out halves, with 95 % intervals, beside shuffled labels: a linear probe (ridge regression, its penalty chosen for each layer by leaving one out), and the difference of the means. The logit is fitted to nothing: below ½ (dotted) the discriminator finds generated images more real than real ones. (c) The difference of the means in each layer, and the logit itself, at every checkpoint.
