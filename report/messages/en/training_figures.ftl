training_figures-loss = loss, nats
training_figures-output = mean output of D
training_figures-gradient = norm of the gradient
training_figures-diverges = diverges
training_figures-trains = trains
training_figures-classes = classes drawn
training_figures-abstains = judge abstains, %
training_figures-real = on real images
