package org.chmail.it.world;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts the world before the first scenario of a run and stops it after the last; gives each test, and each class that
 * asks for one, a scene of its own, and lets everybody in it go home after that.
 */
final class WorldExtension implements BeforeAllCallback, ParameterResolver, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(WorldExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        world(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Scene.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        // Not in the shared namespace, where a test would find the scene of its class.
        return context.getStore(Namespace.create(WorldExtension.class, context.getUniqueId()))
                .getOrComputeIfAbsent(Scene.class, type -> new Scene(world(context)), Scene.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            System.err.println("The servers' logs are in "
                    + world(context).stack().settings().folder());
        }
    }

    private static World world(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent(World.class, type -> begin(), World.class);
    }

    private static World begin() {
        try {
            return new World();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("the world cannot be begun", e);
        }
    }
}
