Infeasible - objective value -15.00000000
      0 c1                     1                      -6
      1 c2                     1                      -5
      2 c3                     1                      -4
