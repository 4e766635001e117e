package fiji.plugin.neuralstyle.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ai.djl.ndarray.types.Shape;
import fiji.plugin.neuralstyle.transfer.OptimizerSettings.Method;
import fiji.plugin.neuralstyle.transfer.checkpoint.CheckpointFile;
import fiji.plugin.neuralstyle.transfer.checkpoint.RunKey;

/** What becomes of a run's plan for memory when it goes on with more memory or less. */
class EarlierRunTest {

	private static final MemoryPlan BEFORE = plan(500, Method.LBFGS, 12, 1000, Optional.of("remembers 12 steps"));
	private static final RunCounts COUNTS = new RunCounts(1, true, 45, 5, 60, 123_456_789, List.of(3.5, 3.25));

	@TempDir
	private Path folder;

	private final List<String> notes = new ArrayList<>();
	private final TransferListener listener = new TransferListener() {

		@Override
		public void notified(final String message) {
			notes.add(message);
		}

		@Override
		public void iterated(final Progress progress) {}
	};
	private CheckpointFile file;

	@BeforeEach
	void write() throws IOException {
		file = new CheckpointFile(folder.resolve("run"), new RunKey().add("a run"));
		final Losses losses = new Losses(3, Map.of("relu4_2", 1.5), Map.of("relu1_1", 0.5, "relu2_1", 0.25), 2, 1);
		file.write(out -> new Checkpoint(165, BEFORE, COUNTS, List.of(3.0), losses, new Shape(1, 3, 4, 5), 2).writeTo(out));
	}

	@Test
	void thePlanIsUsedAgainThoughAnotherWouldBeMadeNow() {
		final EarlierRun earlier = EarlierRun.in(Optional.of(file), listener);
		assertEquals(BEFORE, earlier.plan(plan(Long.MAX_VALUE, Method.LBFGS, 20, 4000, Optional.empty()), 165, 100_000));
		assertEquals(BEFORE, earlier.plan(plan(400, Method.LBFGS, 11, 950, Optional.empty()), 165, 980), "almost as much");
		assertEquals(Optional.of(COUNTS), earlier.counts());
		assertEquals(List.of(), notes);
	}

	@Test
	void whereOtherMemoryIsAskedForTheSameOptimizerGoesOnInOtherTiles() {
		final EarlierRun earlier = EarlierRun.in(Optional.of(file), listener);
		final MemoryPlan fresh = plan(900, Method.LBFGS, 12, 1400, Optional.empty());
		assertSame(fresh, earlier.plan(fresh, 300, 100_000));
		assertEquals(Optional.of(COUNTS), earlier.counts());
	}

	@Test
	void whereTheOptimizerNoLongerFitsTheRunBeginsAnew() {
		final EarlierRun earlier = EarlierRun.in(Optional.of(file), listener);
		final MemoryPlan fresh = plan(300, Method.ADAM, 12, 600, Optional.empty());
		assertSame(fresh, earlier.plan(fresh, 165, 700));
		assertEquals(Optional.empty(), earlier.counts());
		assertEquals(1, notes.size());
		assertTrue(notes.get(0).endsWith("so the run begins anew."), notes::toString);
	}

	@Test
	void withoutCheckpointsThereIsNothingToSay() {
		final EarlierRun earlier = EarlierRun.in(Optional.empty(), listener);
		assertSame(BEFORE, earlier.plan(BEFORE, 0, 1));
		assertEquals(Optional.empty(), earlier.counts());
		assertEquals(List.of(), notes);
	}

	private static MemoryPlan plan(final long tile, final Method method, final int history, final long bytes,
		final Optional<String> message)
	{
		return new MemoryPlan(tile, tile, 100, new OptimizerSettings(method, history, 0.02), AdamState.Storage.EXACT, bytes,
			message);
	}
}
