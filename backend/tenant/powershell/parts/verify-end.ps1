
[pscustomobject] @{
    'Change' = 0
    'Target' = 'All of this part'
    'Action' = 'Look at every change of the plan'
    'Status' = 'Sum'
    'Before' = ''
    'After' = ''
    'Message' = '{0} seen, {1} not seen, {2} not looked at' -f $tally['Seen'], $tally['NotSeen'], $tally['NotLooked']
}
