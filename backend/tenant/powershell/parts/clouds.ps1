
$GraphRoot = @{
    'Global' = 'https://graph.microsoft.com'
    'USGov' = 'https://graph.microsoft.us'
    'USGovDoD' = 'https://dod-graph.microsoft.us'
    'China' = 'https://microsoftgraph.chinacloudapi.cn'
}[$Environment]
$cloud = @{
    'Graph' = $Environment
    'Teams' = @{ 'Global' = ''; 'USGov' = 'TeamsGCCH'; 'USGovDoD' = 'TeamsDOD'; 'China' = 'TeamsChina' }[$Environment]
}
