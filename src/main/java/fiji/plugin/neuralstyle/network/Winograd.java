package fiji.plugin.neuralstyle.network;

import fiji.plugin.neuralstyle.network.device.ComputeDevice;

/**
 * How convolutions of many channels are computed: by Winograd's minimal filtering (A. Lavin and S. Gray, "Fast Algorithms for
 * Convolutional Neural Networks", 2016), on processors, where products of matrices run nearly at the speed of convolutions.
 */
enum Winograd {
	/** Directly. */
	NONE(Integer.MAX_VALUE, 2, 1),
	/** F(2 x 2, 3 x 3): 16 multiplications instead of 36, which rounds little more. For 16 bits. */
	TILES_OF_2(128, 2, 2.0 * 16 / Convolution.AREA),
	/** The same for the widest alone, where a processor multiplies matrices faster than memory brings what is to be transformed. */
	WIDEST_TILES_OF_2(512, 2, 2.0 * 16 / Convolution.AREA),
	/** F(4 x 4, 3 x 3): 36 multiplications instead of 144, which rounds ten times as much: in float32 by a millionth. */
	TILES_OF_4(128, 4, 36.0 / Convolution.AREA);

	private final int leastChannels;
	private final int side;
	private final double growth;

	Winograd(final int leastChannels, final int side, final double growth) {
		this.leastChannels = leastChannels;
		this.side = side;
		this.growth = growth;
	}

	/**
	 * What pays. Padding that is neither of zeros nor circular would have to be put around a map first. GPUs have methods
	 * of their own.
	 *
	 * @param processor that computes if the device is {@link ComputeDevice#CPU}
	 */
	static Winograd of(final Precision precision, final Padding padding, final ComputeDevice device, final Processor processor) {
		if (device.kind() != ComputeDevice.Kind.CPU || padding != Padding.ZERO) return NONE;
		return switch (precision) {
			case FLOAT32 -> TILES_OF_4;
			case BFLOAT16 -> processor.multipliesMatricesOfBfloat16() ? WIDEST_TILES_OF_2 : TILES_OF_2;
			default -> NONE;
		};
	}

	/** Of a convolution's input; with fewer, transforming takes longer than the products save. */
	int leastChannels() {
		return leastChannels;
	}

	/** How many results a tile gives, along a side. */
	int side() {
		return side;
	}

	/** How many values the program keeps of a convolution's kernel. */
	long values(final Convolution convolution) {
		final int values = convolution.kernel().length;
		return convolution.inputs() < leastChannels ? values : Math.round(values * growth);
	}
}
