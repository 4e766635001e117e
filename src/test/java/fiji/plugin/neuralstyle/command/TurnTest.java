package fiji.plugin.neuralstyle.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two runs at once. */
@Timeout(30)
class TurnTest {

	private final CountDownLatch waiting = new CountDownLatch(1);

	@Test
	void theSecondWaitsUntilTheFirstIsDone() throws Exception {
		final CompletableFuture<Void> second;
		try (Turn first = Turn.await(() -> {}, () -> false)) {
			assertNotNull(first);
			second = CompletableFuture.runAsync(this::takeTurn);
			waiting.await();
			assertThrows(TimeoutException.class, () -> second.get(300, TimeUnit.MILLISECONDS));
		}
		second.get();
	}

	@Test
	void whoWaitsMayBeCancelled() throws Exception {
		try (Turn first = Turn.await(() -> {}, () -> false)) {
			assertNotNull(first);
			assertNull(CompletableFuture.supplyAsync(() -> await(() -> true)).get());
		}
	}

	@Test
	void whoWaitsIsToldOnce() throws Exception {
		final AtomicInteger told = new AtomicInteger();
		final AtomicInteger asked = new AtomicInteger();
		try (Turn first = Turn.await(told::incrementAndGet, () -> false)) {
			assertNotNull(first);
			assertEquals(0, told.get());
			CompletableFuture.runAsync(() -> {
				try {
					assertNull(Turn.await(told::incrementAndGet, () -> asked.incrementAndGet() > 3));
				}
				catch (InterruptedException e) {
					throw new IllegalStateException(e);
				}
			}).get();
		}
		assertEquals(1, told.get());
	}

	@Test
	void aRunThatFailsGivesItsTurnBack() throws Exception {
		assertThrows(IllegalStateException.class, () -> {
			try (Turn first = Turn.await(() -> {}, () -> false)) {
				throw new IllegalStateException("a fault");
			}
		});
		CompletableFuture.runAsync(this::takeTurn).get();
		assertFalse(waiting.getCount() == 0, "nobody should have had to wait");
	}

	private void takeTurn() {
		try (Turn turn = await(() -> false)) {
			assertNotNull(turn);
		}
	}

	private Turn await(final BooleanSupplier cancelled) {
		try {
			return Turn.await(waiting::countDown, cancelled);
		}
		catch (InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}
}
