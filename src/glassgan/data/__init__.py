"""The data set: what it is, how its files are read, how its images become what networks take.

All other code asks `DATA`. Another data set costs a description beside `MNIST`, a reader beside
`mnist`, and a preset.
"""

from glassgan.data.sets import MNIST

DATA = MNIST
