/** Many people at once: what they hear is held against what they said, and what that costs the bridge is measured. */
package org.chmail.it.load;
