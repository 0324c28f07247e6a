/** What is to be sent, by XMPP or by mail: on disk until it is; and the interfaces that store and mail implement for it. */
@NullMarked
package org.chmail.bridge.post;

import org.jspecify.annotations.NullMarked;
