package fiji.plugin.neuralstyle.network.device;

import java.util.Locale;

/**
 * Something that can compute. Its text is what users call it: {@code cpu}, {@code gpu0}, {@code mps}.
 *
 * @param kind what it is
 * @param number which of them, from 0; 0 for all but GPUs
 */
public record ComputeDevice(Kind kind, int number) {

	/** Kinds of devices. */
	public enum Kind {
		/** The processor, which is always there. */
		CPU,
		/** An NVIDIA GPU. */
		GPU,
		/** Metal performance shaders: the GPU of a Mac. */
		MPS
	}

	public static final ComputeDevice CPU = new ComputeDevice(Kind.CPU, 0);
	public static final ComputeDevice MPS = new ComputeDevice(Kind.MPS, 0);

	/** The GPU of a number, from 0. */
	public static ComputeDevice gpu(final int number) {
		return new ComputeDevice(Kind.GPU, number);
	}

	/** Whether it is no CPU. */
	public boolean isAccelerator() {
		return kind != Kind.CPU;
	}

	@Override
	public String toString() {
		final String name = kind.name().toLowerCase(Locale.ROOT);
		return kind == Kind.GPU ? name + number : name;
	}
}
