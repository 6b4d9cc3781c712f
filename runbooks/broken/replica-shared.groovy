runbook('shop') {
    sites production: 'berlin', recovery: 'frankfurt'
    replicas { snapshot 'db01', replica: 'r'; snapshot 'app01', replica: 'r' }
    failover { group('all') { vm 'db01' } }
}
