import torch
from torch import nn

from glassgan.adam import Adam


def test_steps_are_those_of_torch():
    torch.manual_seed(0)
    ours, theirs = nn.Linear(5, 3), nn.Linear(5, 3)
    theirs.load_state_dict(ours.state_dict())
    adam = Adam(ours, 0.01, (0.5, 0.999))
    reference = torch.optim.Adam(theirs.parameters(), lr=0.01, betas=(0.5, 0.999))
    for _ in range(20):
        x = torch.randn(7, 5)
        adam.clear_gradients()
        reference.zero_grad()
        ours(x).square().sum().backward()
        theirs(x).square().sum().backward()
        adam.step()
        reference.step()
    torch.testing.assert_close(ours.weight, theirs.weight)
    assert adam.tensors()["steps"].tolist() == [20, 20]


def test_a_weight_without_a_gradient_stays():
    network = nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 2))
    before = network[0].weight.detach().clone()
    network[0].requires_grad_(False)
    adam = Adam(network, 0.1, (0.9, 0.999))
    network(torch.ones(1, 2)).sum().backward()
    adam.step()
    assert torch.equal(network[0].weight, before)
    assert adam.tensors()["steps"].tolist() == [0, 0, 1, 1]
