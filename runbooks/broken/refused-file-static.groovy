runbook('shop') {
    sites production: 'berlin', recovery: 'frankfurt'
    replicas { snapshot 'db01'; snapshot 'app01' }
    failover {
        group('databases') {
            vm java.nio.file.Files.readString(java.nio.file.Path.of('/etc/passwd'))
        }
    }
}
