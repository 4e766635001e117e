# The squared 2-Wasserstein distance of two normal distributions by scipy's matrix square root, for MomentsLossTest:
#   /usr/bin/python3 src/test/python/transport_reference.py
import numpy as np
from scipy.linalg import sqrtm

C = 5


def distribution(phase):
    a = np.sin(np.arange(C * C).reshape(C, C) * 1.7 + phase)
    return np.cos(np.arange(C) + phase), a @ a.T / C


m, c = distribution(0.3)
ms, cs = distribution(2)
epsilon = 0.001 * (np.trace(cs) + ms @ ms) / C
c, cs = c + epsilon * np.eye(C), cs + epsilon * np.eye(C)
root = sqrtm(cs)
print(repr(float(((m - ms) ** 2).sum() + np.trace(c + cs - 2 * np.real(sqrtm(root @ c @ root))))))
