Model status
Optimal

# Primal solution values
Feasible
Objective -9
# Columns 3
c1 0
c2 1
c3 1
# Rows 1
r1 4

# Dual solution values
None

# Basis
HiGHS_basis_file v2
None
