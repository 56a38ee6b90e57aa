c Problem:    P
c Rows:       1
c Columns:    3
c Non-zeros:  3
c Status:     INTEGER OPTIMAL
c Objective:  obj = -9 (MINimum)
c
s mip 1 3 o -9
i 1 4
j 1 0
j 2 1
j 3 1
e o f
