# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# Sourced by ./muster and ./verify.

# Sets version to the feature version of the JDK at $1; fails where there is none with a compiler.
jdk_version() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  local line
  while IFS= read -r line || [ -n "$line" ]; do
    case $line in
      JAVA_VERSION=*)
        line=${line#JAVA_VERSION=}
        line=${line#\"}
        version=${line%%[!0-9]*}
        return 0
        ;;
    esac
  done <"$1/release"
  return 1
}

# Sets JAVA_HOME to a JDK 25, else to the first newer one; says what to install where there is none.
find_jdk() {
  local home newer='' version=''
  for home in "${MUSTER_JAVA_HOME:-}" "${JAVA_HOME:-}" /usr/lib/jvm/* \
    "${HOME:-}"/.sdkman/candidates/java/* /opt/*jdk* /opt/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -z "$home" ] || ! jdk_version "$home"; then continue; fi
    if [ "$version" -eq 25 ]; then
      export JAVA_HOME=$home
      return 0
    fi
    # why: one that was named on purpose is taken even when a JDK 25 is installed as well.
    if [ "$version" -gt 25 ] && [ "$home" = "${MUSTER_JAVA_HOME:-}" ]; then
      export JAVA_HOME=$home
      return 0
    fi
    [ "$version" -gt 25 ] && [ -z "$newer" ] && newer=$home
  done
  if [ -z "$newer" ] && [ -x /usr/libexec/java_home ]; then
    newer=$(/usr/libexec/java_home -v 25+ 2>/dev/null) || newer=''
  fi
  if [ -n "$newer" ]; then
    export JAVA_HOME=$newer
    return 0
  fi
  echo "Muster needs a JDK 25 or newer; install one (Temurin 25 from https://adoptium.net, or the package temurin-25-jdk or openjdk-25-jdk), or point MUSTER_JAVA_HOME at one." >&2
  return 1
}
