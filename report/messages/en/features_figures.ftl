# Labels of figures about the layers of both networks.
features_figures-axis = axis { $number }
features_figures-no-class = none
features_figures-dimension = effective dimension
features_figures-accuracy = balanced accuracy
features_figures-shuffled = shuffled labels, 95 %
features_figures-shuffled-when = shuffled labels, 95 %, { $when }
features_figures-probe = linear probe
features_figures-probe-when = linear probe, { $when }
features_figures-unreadable = { -data.labels ->
   *[yes] fewer than two
    classes drawn:
    nothing to read
    [no] no labels:
    nothing to read
}
features_figures-lost = a job failed
features_figures-images = images
features_figures-auroc = AUROC, real against generated
features_figures-means = difference of means
features_figures-logit = the logit itself
features_figures-along-training =
    difference of
    means; of the
    last, the logit
features_figures-to-image =
    G, weights
    to the image
features_figures-from-image =
    D, weights
    from the image
features_figures-maximiser =
    D, { $layer },
    maximiser
features_figures-no-units = no layer is fully connected to the image, and no unit of a discriminator can be asked
