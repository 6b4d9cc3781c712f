def map = [a: 1]
(1..100).each { map = [a: map, b: map] }
runbook('shop') {
    sites production: 'berlin', recovery: 'frankfurt'
    replicas { snapshot 'db01'; snapshot 'app01' }
    failover { group('all') { vm 'db01' } }

}
