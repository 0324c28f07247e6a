package org.chmail.it.fault;

import java.io.File;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.container.Plugin;
import org.jivesoftware.openfire.container.PluginManager;
import org.jivesoftware.openfire.interceptor.InterceptorManager;

/**
 * Makes this Openfire lose the next pushes of the watch, exactly as many as asked for by
 *
 * <pre>{@code <iq type='set' to='example.org' id='1'><drop xmlns='urn:chmail:fault:0' pushes='1'/></iq>}</pre>
 *
 * Anyone on loopback may ask, and no one else. The empty result comes before the next push is lost.
 */
public final class FaultPlugin implements Plugin {
    private final PushDropper dropper = new PushDropper();
    private final DropHandler handler = new DropHandler(dropper);

    @Override
    public void initializePlugin(PluginManager manager, File pluginDirectory) {
        InterceptorManager.getInstance().addInterceptor(dropper);
        XMPPServer.getInstance().getIQRouter().addHandler(handler);
    }

    @Override
    public void destroyPlugin() {
        XMPPServer.getInstance().getIQRouter().removeHandler(handler);
        InterceptorManager.getInstance().removeInterceptor(dropper);
    }
}
