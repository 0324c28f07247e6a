package org.chmail.mailets;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Publishes the one value of a future that cannot fail. */
final class FuturePublisher<T> implements Publisher<T> {
    private final CompletableFuture<T> future;

    FuturePublisher(CompletableFuture<T> future) {
        this.future = future;
    }

    @Override
    public void subscribe(Subscriber<? super T> subscriber) {
        subscriber.onSubscribe(new One(subscriber));
    }

    private final class One implements Subscription {
        private final Subscriber<? super T> subscriber;
        private final AtomicBoolean isDone = new AtomicBoolean();

        One(Subscriber<? super T> subscriber) {
            this.subscriber = subscriber;
        }

        @Override
        public void request(long n) {
            if (n <= 0 && isDone.compareAndSet(false, true)) {
                // Reactive Streams §3.9
                subscriber.onError(new IllegalArgumentException("request(n) needs n > 0, got: " + n));
            } else if (n > 0) {
                var unused = future.whenComplete((value, e) -> end(value, e));
            }
        }

        private void end(T value, Throwable e) {
            if (!isDone.compareAndSet(false, true)) {
                return;
            }
            if (e != null) {
                subscriber.onError(e);
                return;
            }
            subscriber.onNext(value);
            subscriber.onComplete();
        }

        @Override
        public void cancel() {
            isDone.set(true);
        }
    }
}
