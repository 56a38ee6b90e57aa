solution status: optimal solution found
objective value:                                   -9
c2                                                  1 	(obj:-5)
c3                                                  1 	(obj:-4)
