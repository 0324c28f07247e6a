/** The database: the only place with Jdbi and Flyway, and nothing else speaks SQL. One class per table. */
@NullMarked
package org.chmail.bridge.store;

import org.jspecify.annotations.NullMarked;
