runbook('shop') {
    sites production: 'berlin', recovery: 'frankfurt'
    replicas { snapshot 'db01'; snapshot 'app01' }
    failover {
        group('databases') {
            vm 'db01'
            pause 'go on?', approvers: 2, within: 1.hour, otherwise: halt
        }
    }
}
