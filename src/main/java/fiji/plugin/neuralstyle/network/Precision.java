package fiji.plugin.neuralstyle.network;

/** The floating-point format in which feature maps are computed; losses are always summed in float32. */
public enum Precision {

	/** 32 bits: the reference. */
	FLOAT32("float32", 6, 4),

	/** 16 bits with float32's range. */
	BFLOAT16("bfloat16", 15, 2),

	/** 16 bits with three more of precision and a range up to 65504, on GPUs. */
	FLOAT16("float16", 5, 2);

	private final String label;
	private final int scalarType;
	private final int bytes;

	Precision(final String label, final int scalarType, final int bytes) {
		this.label = label;
		this.scalarType = scalarType;
		this.bytes = bytes;
	}

	/** PyTorch's number for this type. */
	int scalarType() {
		return scalarType;
	}

	/** Bytes of one value. */
	public int bytes() {
		return bytes;
	}

	/** Whether it is of no use on a CPU. */
	boolean needsAccelerator() {
		return this == FLOAT16;
	}

	@Override
	public String toString() {
		return label;
	}
}
