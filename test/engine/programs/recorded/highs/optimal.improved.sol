Objective -9
# Columns 3
c1 0
c2 1
c3 1
