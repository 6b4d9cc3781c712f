runbook('shop') {
    sites production: 'berlin', recovery: 'frankfurt'
    rto 1.minute
    replicas { snapshot 'db01'; snapshot 'app01' }
    failover { group('all') { vm 'db01'; wait 5.minutes } }
}
