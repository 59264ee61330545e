"""What PacGAN's authors report of Stacked MNIST, to stand beside what is measured here."""

# Lin et al. 2018, tables 2 and 3, "DCGAN (our implementation)" and PacDCGAN: modes, standard error,
# KL in nats, standard error; over ten runs in the first setting and fifty in the others, with
# 26,000 and 25,600 samples. By setting and packing.
STACKED = {
    "as VEEGAN": {
        1: (78.9, 6.46, 4.50, 0.127),
        2: (1000.0, 0.00, 0.06, 0.003),
        3: (1000.0, 0.00, 0.06, 0.003),
        4: (1000.0, 0.00, 0.07, 0.005),
    },
    "D = ½ G": {
        1: (487.7, 34.59, 2.24, 0.15),
        2: (840.7, 15.92, 1.00, 0.05),
        3: (866.6, 12.10, 0.90, 0.04),
        4: (820.2, 25.50, 1.15, 0.14),
    },
    "D = ¼ G": {
        1: (78.5, 17.56, 5.21, 0.19),
        2: (484.5, 32.99, 2.61, 0.22),
        3: (601.3, 32.18, 2.00, 0.17),
        4: (667.4, 29.00, 1.81, 0.15),
    },
}
