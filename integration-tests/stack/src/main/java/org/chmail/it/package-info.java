/** All the servers together ({@link org.chmail.it.Stack}), and the people who use them. */
package org.chmail.it;
