# Solution for model P
# Objective value = -9
c1 0
c2 1
c3 1
