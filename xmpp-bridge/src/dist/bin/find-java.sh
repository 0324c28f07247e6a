# Finds a Java for CHmail. Sourced, not run; POSIX sh.
#
#   . find-java.sh
#   java_home=$(find_java 21) || exit 1
#
# find_java MIN prints the home of a JDK of at least that version: the first that fits of JAVA_HOME, the java on
# PATH, and the system's folders of JVMs (there the newest). If none fits it says on standard error what was seen
# and what to do, and returns 1. FIND_JAVA_WANTS=jre takes one without javac too.

# Prints the feature version (8, 11, 21 ...) of the Java in the home $1; fails if it has none that answers.
find_java_version() {
    [ -x "$1/bin/java" ] || return 1
    if [ "${FIND_JAVA_WANTS:-jdk}" != jre ]; then
        [ -x "$1/bin/javac" ] || return 1
    fi
    if [ -r "$1/release" ]; then
        find_java_text=$(sed -n 's/^JAVA_VERSION="\([^"]*\)".*/\1/p' "$1/release")
    else
        find_java_text=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p' | head -n 1)
    fi
    find_java_text=${find_java_text#1.}
    find_java_text=${find_java_text%%[!0-9]*}
    [ -n "$find_java_text" ] || return 1
    echo "$find_java_text"
}

# Prints the home of the Java whose program is $1, symbolic links followed.
find_java_home_of() {
    find_java_program=$1
    while [ -L "$find_java_program" ]; do
        find_java_link=$(readlink "$find_java_program") || return 1
        case $find_java_link in
            /*) find_java_program=$find_java_link ;;
            *) find_java_program=$(dirname "$find_java_program")/$find_java_link ;;
        esac
    done
    find_java_bin=$(dirname "$find_java_program")
    (cd "$find_java_bin/.." 2>/dev/null && pwd)
}

# Lists the homes in the system's folders of JVMs, one a line.
find_java_system_homes() {
    for find_java_home in ${FIND_JAVA_FOLDERS:-/usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*}; do
        if [ -d "$find_java_home" ]; then
            echo "$find_java_home"
        fi
    done
}

find_java() {
    find_java_min=$1
    find_java_seen=

    if [ -n "${JAVA_HOME:-}" ]; then
        if find_java_found=$(find_java_version "$JAVA_HOME"); then
            if [ "$find_java_found" -ge "$find_java_min" ]; then
                echo "$JAVA_HOME"
                return 0
            fi
            find_java_seen="$find_java_seen
  JAVA_HOME=$JAVA_HOME is Java $find_java_found"
        else
            find_java_seen="$find_java_seen
  JAVA_HOME=$JAVA_HOME holds no ${FIND_JAVA_WANTS:-jdk}"
        fi
    else
        find_java_seen="$find_java_seen
  JAVA_HOME is not set"
    fi

    if find_java_path=$(command -v java 2>/dev/null) \
        && find_java_home=$(find_java_home_of "$find_java_path") \
        && find_java_found=$(find_java_version "$find_java_home"); then
        if [ "$find_java_found" -ge "$find_java_min" ]; then
            echo "$find_java_home"
            return 0
        fi
        find_java_seen="$find_java_seen
  java on PATH ($find_java_path) is Java $find_java_found"
    else
        find_java_seen="$find_java_seen
  PATH holds no java of a ${FIND_JAVA_WANTS:-jdk}"
    fi

    find_java_best=
    find_java_best_version=0
    find_java_older=
    while IFS= read -r find_java_home; do
        [ -n "$find_java_home" ] || continue
        find_java_found=$(find_java_version "$find_java_home") || continue
        if [ "$find_java_found" -ge "$find_java_min" ] && [ "$find_java_found" -gt "$find_java_best_version" ]; then
            find_java_best=$find_java_home
            find_java_best_version=$find_java_found
        elif [ "$find_java_found" -lt "$find_java_min" ]; then
            find_java_older="$find_java_older
  $find_java_home is Java $find_java_found"
        fi
    done <<LIST
$(find_java_system_homes)
LIST
    if [ -n "$find_java_best" ]; then
        echo "$find_java_best"
        return 0
    fi

    if [ -z "$find_java_older" ]; then
        find_java_older="
  the system's folders of JVMs hold no Java"
    fi
    {
        echo "CHmail needs Java $find_java_min or later, and found none:$find_java_seen$find_java_older"
        echo "Install a JDK $find_java_min or later (Debian, Ubuntu: apt-get install openjdk-$find_java_min-jdk-headless; others: adoptium.net),"
        echo "or set JAVA_HOME to one, and run the same command again."
    } >&2
    return 1
}
