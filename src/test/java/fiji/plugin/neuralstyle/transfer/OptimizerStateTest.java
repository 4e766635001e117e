package fiji.plugin.neuralstyle.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import fiji.plugin.neuralstyle.network.Program;
import fiji.plugin.neuralstyle.transfer.checkpoint.StoredArrays;

/** Optimizers that go on from bytes. */
class OptimizerStateTest {

	/** More than goes through memory at once. */
	private static final int VALUES = (1 << 20) + 500;
	private static final int ITERATIONS = 6;

	private Program program;
	private NDManager manager;

	@BeforeEach
	void open() {
		program = Program.load("optimizer.py");
		manager = program.manager().newSubManager();
	}

	@AfterEach
	void close() {
		manager.close();
		program.close();
	}

	private static Stream<String> optimizers() {
		return Stream.of("L-BFGS", "Adam EXACT", "Adam COMPACT", "Adam EXACT averaged", "Adam COMPACT averaged");
	}

	@ParameterizedTest
	@MethodSource("optimizers")
	void afterAnyIterationEachGoesOnToTheSameBits(final String name) {
		final Recorder undisturbed = new Recorder();
		final Optimizer.Minimum expected = optimizer(name).minimize(start(), objective(), undisturbed);
		final float[] best = expected.x().toFloatArray();
		for (final byte[] bytes : undisturbed.states) {
			final Recorder recorder = new Recorder();
			final OptimizerState state = read(bytes, optimizer(name), recorder);
			final int done = recorder.losses.size();
			final Optimizer.Minimum found = optimizer(name).resume(state, objective(), recorder);
			assertArrayEquals(best, found.x().toFloatArray());
			assertEquals(expected.losses(), found.losses());
			assertEquals(undisturbed.losses, recorder.losses, () -> name + " after " + done);
			found.x().close();
		}
		assertEquals(name.equals("L-BFGS") ? ITERATIONS - 1 : ITERATIONS, undisturbed.states.size());
	}

	@Test
	void aStateOfAnotherOptimizerIsRefused() {
		final Shape shape = new Shape(5);
		assertThrows(IllegalArgumentException.class, () -> optimizer("L-BFGS").room(shape, 3, manager));
		assertThrows(IllegalArgumentException.class, () -> optimizer("L-BFGS").room(shape, 10, manager));
		assertThrows(IllegalArgumentException.class, () -> optimizer("Adam EXACT").room(shape, 6, manager));
	}

	private Optimizer optimizer(final String name) {
		return name.equals("L-BFGS") ? new Lbfgs(program, 3, Box.IMAGE) : new Adam(program, 0.02, Box.IMAGE, AdamState.Storage
			.valueOf(name.split(" ")[1]), name.endsWith("averaged") ? 0.9 : 0);
	}

	private NDArray start() {
		return manager.full(new Shape(VALUES), 0.5f);
	}

	/** A bowl, narrow in some directions and wide in others, with its lowest point partly outside the box. */
	private Objective objective() {
		final NDArray middle = manager.arange(VALUES).mul(0.37f).sin();
		final NDArray width = manager.arange(VALUES).mul(0.11f).cos().add(1.1f);
		return x -> {
			final NDArray difference = x.sub(middle);
			final double value = difference.square().mul(width).sum().getFloat();
			return new Objective.Point(value, difference.mul(width).mul(2), new Losses(value, Map.of("relu1_1", value / 2), Map.of(),
				0, 0));
		};
	}

	private OptimizerState read(final byte[] bytes, final Optimizer optimizer, final Recorder recorder) {
		try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
			for (int left = in.readInt(); left > 0; left--) {
				recorder.losses.add(in.readDouble());
			}
			final Checkpoint checkpoint = Checkpoint.read(in);
			final List<NDArray> arrays = optimizer.room(checkpoint.shape(), checkpoint.arrays(), manager);
			for (final NDArray array : arrays) {
				new StoredArrays(program).read(in, array);
			}
			assertEquals(-1, in.read());
			return new OptimizerState(program, arrays, checkpoint.numbers(), checkpoint.losses());
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Keeps the loss and the state of each iteration. */
	private static final class Recorder implements Optimizer.Watcher {

		private final List<Double> losses = new ArrayList<>();
		private final List<byte[]> states = new ArrayList<>();

		@Override
		public StopReason afterIteration(final int iteration, final NDArray x, final Losses at) {
			losses.add(at.total());
			return losses.size() == ITERATIONS ? StopReason.ITERATIONS : null;
		}

		@Override
		public StopReason betweenEvaluations() {
			return null;
		}

		@Override
		public void save(final Supplier<OptimizerState> supplier) {
			final OptimizerState state = supplier.get();
			final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			try (DataOutputStream out = new DataOutputStream(bytes)) {
				out.writeInt(losses.size());
				for (final double loss : losses) {
					out.writeDouble(loss);
				}
				final MemoryPlan plan = new MemoryPlan(1, 2, 3, TransferSettings.DEFAULTS.optimizer(), AdamState.Storage.EXACT, 4,
					Optional.empty());
				Checkpoint.of(5, plan, new RunCounts(1, false, 2, 3, 4, 5, losses), state).writeTo(out);
				for (final NDArray array : state.arrays()) {
					new StoredArrays(state.program()).write(array, out);
				}
			}
			catch (IOException e) {
				throw new UncheckedIOException(e);
			}
			states.add(bytes.toByteArray());
		}
	}
}
