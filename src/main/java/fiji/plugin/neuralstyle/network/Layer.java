package fiji.plugin.neuralstyle.network;

/**
 * One layer of a VGG network, by its name in the literature: {@code conv3_1}, {@code relu3_1} or
 * {@code pool3}.
 *
 * @param name the layer's name
 * @param kind what it does
 * @param block 1 to 5; the blocks are parted by pooling
 * @param convolution index of the convolution that feeds it, from 0, in the network's order
 */
public record Layer(String name, Kind kind, int block, int convolution) {

	/** What a layer computes. */
	public enum Kind {
		/** 3 x 3 convolution with bias. */
		CONVOLUTION,
		/** max(0, x). */
		RELU,
		/** 2 x 2 pooling, stride 2; odd borders are dropped. */
		POOLING
	}

	/** How many pixels of the image one value of this layer's feature map advances: 1, 2, 4, 8, 16 or 32. */
	public int stride() {
		return 1 << (kind == Kind.POOLING ? block : block - 1);
	}

	/** How many values its feature map has along a side of so many pixels. */
	public int mapSize(final int pixels) {
		return pixels / stride();
	}

	@Override
	public String toString() {
		return name;
	}
}
