/** People with nothing but a browser: who they are, what their pages show, and where they sit in chats. */
@NullMarked
package org.chmail.bridge.page;

import org.jspecify.annotations.NullMarked;
