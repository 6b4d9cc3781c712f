runbook('shop') {
    sites production: 'berlin', recovery: 'frankfurt'
    replicas { snapshot 'db01'; snapshot 'app01' }
    failover {
        group('databases') {
            Class.forName('java.lang.Runtime')
        }
    }
}
