package fiji.plugin.neuralstyle.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.EventQueue;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

class LateTextTest {

	private static final long LONG_S = 30;

	private final LateText text = new LateText();
	private final List<String> shown = new CopyOnWriteArrayList<>();

	@Test
	void aTextThatIsThereAtOnceIsAllThatIsShown() {
		text.show(() -> "5 s", shown::add);

		assertEquals(List.of("5 s"), shown);
	}

	@Test
	void theEventThreadGoesOnWhileATextIsWorkedOut() throws Exception {
		final CountDownLatch read = new CountDownLatch(1);
		final CompletableFuture<Boolean> toldOnEventThread = new CompletableFuture<>();
		text.whenTold(() -> toldOnEventThread.complete(EventQueue.isDispatchThread()));

		// Comes back only if it does not wait for the file, which is read after it.
		EventQueue.invokeAndWait(() -> text.show(() -> {
			assertFalse(EventQueue.isDispatchThread());
			await(read);
			return "5 s";
		}, shown::add));
		assertEquals(List.of(LateText.WAITING), shown);
		read.countDown();

		assertTrue(toldOnEventThread.get(LONG_S, TimeUnit.SECONDS));
		assertEquals(List.of(LateText.WAITING, "5 s"), shown);
	}

	@Test
	void aTextThatIsOutOfDateIsNotShown() throws Exception {
		final CountDownLatch read = new CountDownLatch(1);
		final CompletableFuture<Void> told = new CompletableFuture<>();
		text.whenTold(() -> told.complete(null));
		text.show(() -> {
			await(read);
			return "of the first network";
		}, shown::add);
		text.show(() -> "of the second", shown::add);
		read.countDown();
		told.get(LONG_S, TimeUnit.SECONDS);
		EventQueue.invokeAndWait(() -> {});

		assertEquals(List.of(LateText.WAITING, LateText.WAITING, "of the second"), shown);
	}

	@Test
	void aFaultIsShownInsteadOfTheText() throws Exception {
		final CompletableFuture<Void> told = new CompletableFuture<>();
		text.whenTold(() -> told.complete(null));
		final CountDownLatch read = new CountDownLatch(1);
		text.show(() -> {
			await(read);
			throw new IllegalStateException("the file is gone");
		}, shown::add);
		read.countDown();
		told.get(LONG_S, TimeUnit.SECONDS);

		assertEquals("This cannot be told: the file is gone", shown.get(1));
	}

	private static void await(final CountDownLatch latch) {
		try {
			assertTrue(latch.await(LONG_S, TimeUnit.SECONDS));
		}
		catch (InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}
}
