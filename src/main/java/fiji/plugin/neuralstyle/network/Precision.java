package fiji.plugin.neuralstyle.network;

import fiji.plugin.neuralstyle.network.device.ComputeDevice;

/** The floating-point format in which feature maps are computed; losses are always summed in float32. */
public enum Precision {

	/** 32 bits: the reference. */
	FLOAT32("float32", 6, 4, 0),

	/** 16 bits with float32's range. */
	BFLOAT16("bfloat16", 15, 2, 1e-3),

	/** 16 bits with three more of precision and a range up to 65504, on GPUs. */
	FLOAT16("float16", 5, 2, 1e-3 / 8);

	private final String label;
	private final int scalarType;
	private final int bytes;
	private final double noise;

	Precision(final String label, final int scalarType, final int bytes, final double noise) {
		this.label = label;
		this.scalarType = scalarType;
		this.bytes = bytes;
		this.noise = noise;
	}

	/** PyTorch's number for this type. */
	int scalarType() {
		return scalarType;
	}

	/** Bytes of one value. */
	public int bytes() {
		return bytes;
	}

	/**
	 * How far a loss may be off, relative to it, against that of a point close by: a quarter of what rounding one number may do,
	 * and 0 for the reference.
	 */
	public double noise() {
		return noise;
	}

	/**
	 * What a gradient is to be multiplied with on its way back through the network: losses are means, so it shrinks as
	 * images grow, and float16 ends at 6e-8.
	 */
	long magnification(final int width, final int height) {
		return this == FLOAT16 ? 8L * RgbImage.CHANNELS * width * height : 1;
	}

	/** Whether it is of use on a device. */
	public boolean suits(final ComputeDevice device) {
		return this != FLOAT16 || device.isAccelerator();
	}

	@Override
	public String toString() {
		return label;
	}
}
