runbok('shop') { }
