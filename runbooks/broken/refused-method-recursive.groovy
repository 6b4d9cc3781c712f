def endless(n) { endless(n + 1) }
endless(1)
runbook('shop') {
    sites production: 'berlin', recovery: 'frankfurt'
    replicas { snapshot 'db01'; snapshot 'app01' }
    failover { group('all') { vm 'db01' } }

}
